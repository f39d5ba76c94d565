import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api.ts'
import { chosenLanguage, SpeechProvider } from './language.tsx'
import { Gate } from './shell/gate.tsx'
import { Theme } from './shell/theme.tsx'
import './console.css'
import { nameOpenLists } from './parts/name-lists.ts'

document.documentElement.lang = chosenLanguage() === 'zh' ? 'zh-CN' : 'en'

nameOpenLists()
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SpeechProvider>
        <Theme>
          <Gate />
        </Theme>
      </SpeechProvider>
    </QueryClientProvider>
  </StrictMode>,
)
