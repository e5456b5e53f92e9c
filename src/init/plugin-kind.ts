import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Kinds of plugins that a first set of tests is written for, with how their source is recognised. */
const signs = {
  blesta: /\bextends\s+(Plugin|AppModel|AppController)\b|\bLoader::load/,
  whmcs:
    /\bfunction\s+\w+_(config|activate|MetaData)\s*\(|defined\(\s*['"]WHMCS['"]\s*\)|\badd_hook\s*\(|\blogModuleCall\s*\(/,
  clientexec: /\bextends\s+(SnapinPlugin|NE_Plugin|NE_Model)\b|\bCE_Lib::/,
} as const;

export const pluginKinds = ['blesta', 'whmcs', 'clientexec', 'php', 'js'] as const;
export type PluginKind = (typeof pluginKinds)[number];

/** What a folder shows of the plugin in it. */
export interface Plugin {
  /** Every kind that it may be; none when it holds no source. */
  kinds: readonly PluginKind[];
  /** The names that its source has for the two settings, as far as they are seen. */
  settings: { url?: string; key?: string };
  /** Its package.json names the kit. */
  namesKit: boolean;
}

const aside = /^(node_modules|vendor|tests?|\.git|\..*)$/;
const mostFiles = 500;
const mostBytes = 200_000;

/** Looks at the source below a folder: not at its tests, nor at what others wrote. */
export async function lookAtPlugin(folder: string): Promise<Plugin> {
  const files = await sourcesBelow(folder, 4);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const php = texts.filter((_, index) => files[index]!.endsWith('.php'));
  const hosts = Object.entries(signs).filter(([, sign]) => php.some((text) => sign.test(text)));
  const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '');
  return {
    kinds:
      hosts.length > 0
        ? hosts.map(([kind]) => kind as PluginKind)
        : php.length > 0
          ? ['php']
          : files.length > 0
            ? ['js']
            : [],
    settings: settingsIn(texts),
    namesKit: /"ticaga-kit"\s*:/.test(manifest),
  };
}

function settingsIn(texts: readonly string[]): Plugin['settings'] {
  const url = firstName(texts, '(?:api|base|ticaga|helpdesk)_?url');
  const key = firstName(texts, '(?:api|access|ticaga)_?(?:key|token)');
  return { ...(url === undefined ? {} : { url }), ...(key === undefined ? {} : { key }) };
}

/** The first name of a setting that ends so: in quotes, behind the plugin's own name if need be, or as a key. */
function firstName(texts: readonly string[], ending: string): string | undefined {
  const name = new RegExp(`['"](?:\\w+\\.)?((?:\\w+_)?${ending})['"]|\\b((?:\\w+_)?${ending})\\s*:`, 'gi');
  const found = texts.flatMap((text) => [...text.matchAll(name)].map(([, quoted, key]) => (quoted ?? key)!));
  // Capitals are a constant or a variable of the environment.
  return found.find((one) => one !== one.toUpperCase());
}

async function sourcesBelow(folder: string, levels: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !aside.test(name))
      .map(async (entry) => {
        if (entry.isDirectory() && levels > 0) {
          return (await sourcesBelow(join(folder, entry.name), levels - 1)).map((file) => join(entry.name, file));
        }
        const isSource = entry.isFile() && /\.(php|[cm]?[jt]s)$/.test(entry.name);
        return isSource && (await stat(join(folder, entry.name))).size <= mostBytes ? [entry.name] : [];
      }),
  );
  return found.flat().sort().slice(0, mostFiles);
}
