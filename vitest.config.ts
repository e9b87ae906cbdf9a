import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{newsroom,archive,schemas,plugins,migrations,lake,site,bin}/**/*.test.ts'],
        },
      },
    ],
  },
})
