// Glue whose instances obey the real ones' law: whoever throws anything but a string is dead, and calling the dead is
// the mistake that the tests look for.
export const record = { made: 0, callsToTheDead: 0, breakNext: [], live: 0 };

export function instantiate() {
  let dead = true;
  record.made += 1;
  const enter = () => {
    if (dead) {
      record.callsToTheDead += 1;
      throw new Error('a dead instance was called');
    }
    const fate = record.breakNext.shift();
    if (fate === 'refuse') throw 'không nhận';
    if (fate === 'break') {
      dead = true;
      throw new WebAssembly.RuntimeError('unreachable');
    }
  };
  const object = (more) => {
    let freed = false;
    record.live += 1;
    return {
      ...more,
      free() {
        enter();
        if (freed) throw new Error('freed twice');
        freed = true;
        record.live -= 1;
      },
    };
  };
  return {
    initSync: () => {
      dead = false;
      record.live = 0;
    },
    version: () => (enter(), 'giả'),
    Files: class {
      list = [];
      constructor() {
        enter();
      }
      add(name, bytes) {
        enter();
        this.list.push({ name, text: new TextDecoder().decode(bytes) });
      }
    },
    compile: ({ list }) => {
      enter();
      const files = JSON.stringify(list);
      return object({
        files,
        diagnostics_json: (lang) => (enter(), JSON.stringify({ diagnostics: [lang] })),
        missing_includes_json: () => (enter(), '[]'),
        target_count: () => (enter(), list.length),
        targets_json: () => (enter(), files),
        evaluate_json: (metrics, asOf) => (enter(), JSON.stringify({ files: JSON.parse(files), content: metrics.content, as_of: asOf })),
        explain_json: (id, metrics, asOf) => (enter(), JSON.stringify({ id, content: metrics.content, as_of: asOf })),
      });
    },
    Metrics: class {
      content = '';
      constructor() {
        enter();
        return Object.setPrototypeOf(object({ content: '' }), new.target.prototype);
      }
      add(bytes, name, type) {
        enter();
        this.content += `${this.content === '' ? '' : '+'}${new TextDecoder().decode(bytes)}|${name}|${type}`;
      }
      diagnostics_json(lang) {
        return (enter(), JSON.stringify({ diagnostics: [lang] }));
      }
    },
  };
}
