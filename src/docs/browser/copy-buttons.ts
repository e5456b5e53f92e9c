import { all } from './elements.js';

/** How long a button says that it has copied, in milliseconds. */
const toldFor = 1500;

/** Lets each button of a code block copy the block; where the browser gives no clipboard, an older way may do. */
export function serveCopyButtons(): void {
  for (const button of all('.copy')) {
    const code = button.previousElementSibling as HTMLElement;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
      } catch {
        getSelection()?.selectAllChildren(code);
        document.execCommand('copy');
      }
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, toldFor);
    });
  }
}
