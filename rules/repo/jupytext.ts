import {defineRule, keepsHunting, withHunting} from '../../src/rule.ts'

export default defineRule({
  meta: {
    id: 'repo/jupytext',
    description: 'requires configurations of jupytext that keep the `hunting` block',
    severity: 'error',
    fixable: 'safe',
    scope: 'hunt',
    messages: {drops: 'jupytext would drop `hunting` from every notebook here.'},
  },
  create(context) {
    return {
      catalog(hunts) {
        const configs = new Map(hunts.map(({path}) => context.jupytextFor(path)).map(config => [config?.path, config]))
        for (const file of configs.values()) {
          const concerns = hunts.map(({path}) => path).filter(path => context.jupytextFor(path)?.path === file?.path)
          for (const {value, content, line} of file?.filters ?? []) {
            if (!file || keepsHunting(value)) continue
            const kept = withHunting(value)
            const changes = content && [{at: {file, ...content}, text: kept}]
            context.report({
              message: 'drops',
              at: {file, ...line},
              concerns,
              ...(changes && {fix: {kind: 'safe', message: `make the filter \`${kept}\``, changes}}),
            })
          }
        }
      },
    }
  },
})
