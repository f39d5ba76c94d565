import { writeFile } from 'node:fs/promises'
import type { Language } from '../../problems.ts'
import type { Quarterly, RunSummary } from '../run-summary.ts'
import { coverageSection } from './coverage-section.ts'
import { findingsSection } from './findings-section.ts'
import { headline } from './headline.ts'
import { html, Markup } from './markup.ts'
import { notesSection } from './notes-section.ts'
import { peopleSection } from './people-section.ts'
import { quarterlySection } from './quarterly-section.ts'
import { sourcesSection } from './sources-section.ts'
import { style } from './style.ts'

/**
 * The run on one page, without network or script: both languages stand in it, `language` is the one shown first.
 * Nothing in it depends on the clock or the machine, so the same run gives the same page.
 */
export function drawSummaryPage(summary: RunSummary, quarterly: Quarterly, language: Language = 'zh'): string {
  const title = `${summary.areaName} ${summary.quarter} 全民参保登记`
  const checked = (own: Language) => new Markup(own === language ? ' checked' : '')
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${new Markup(style)}</style></head>
<body>
<input class="switch" type="radio" name="lang" id="lang-zh"${checked('zh')}><input class="switch" type="radio" name="lang" id="lang-en"${checked('en')}>
<div class="choose"><label for="lang-zh">中文</label><label for="lang-en">English</label></div>
<main class="zh" lang="zh-CN">${body(summary, quarterly, 'zh')}</main>
<main class="en" lang="en">${body(summary, quarterly, 'en')}</main>
</body></html>
`.text
}

/** Writes the page, readable by its owner only. */
export async function writeSummaryPage(summary: RunSummary, quarterly: Quarterly, path: string): Promise<void> {
  await writeFile(path, drawSummaryPage(summary, quarterly), { mode: 0o600 })
}

function body(summary: RunSummary, quarterly: Quarterly, language: Language): Markup {
  return html`${headline(summary, language)}<div class="wrap">
${coverageSection(summary, language)}
${peopleSection(summary, language)}
${findingsSection(summary, language)}
${sourcesSection(summary, language)}
${quarterlySection(summary, quarterly, language)}
${notesSection(summary, language)}
${foot(summary, language)}</div>`
}

function foot(summary: RunSummary, language: Language): Markup {
  const zh = language === 'zh'
  const versions = Object.entries(summary.versions).map(([name, version]) => `${name} ${version}`)
  return html`<footer class="foot"><p>${zh ? '规则表' : 'Policy table'}: ${summary.policy.file} · SHA-256 ${summary.policy.sha256}</p>
<p>${zh ? '输入文件' : 'Input files'}: ${summary.inputs.length} · ${versions.join(' · ')}</p></footer>`
}
