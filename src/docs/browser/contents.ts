import { all } from './elements.js';

/**
 * "On this page" beside the text on a wide screen; on a narrow one a bar that follows, opened by a press, and closed by
 * the choice of a section or by Escape.
 */
export function serveContents(): void {
  const narrow = matchMedia('(max-width: 64rem)');
  for (const contents of all<HTMLDetailsElement>('.contents details')) {
    const followWidth = () => {
      contents.open = !narrow.matches;
    };
    followWidth();
    narrow.addEventListener('change', followWidth);
    contents.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('a')) followWidth();
    });
    contents.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !narrow.matches) return;
      contents.open = false;
      all('summary', contents)[0]?.focus();
    });
  }
}
