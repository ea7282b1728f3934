// SPDX-License-Identifier: Apache-2.0
// Writes results as a horizontal bar chart in SVG: no scripts, no fonts of its own, readable in light
// and dark surroundings.

export interface Bar {
  readonly label: string
  readonly value: number
  /** Printed behind the bar. */
  readonly text: string
}

export interface Chart {
  readonly title: string
  readonly bars: readonly Bar[]
}

const WIDTH = 880
const LABEL = 300
const AFTER = 170
const ROW = 26
const TITLE = 34
const GAP = 22

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`)
}

function textAt(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escapeXml(content)}</text>`
}

/** All charts below each other; each has a scale of its own. `note` stands at the foot. */
export function plot(charts: readonly Chart[], note: string): string {
  const parts: string[] = []
  let y = 16
  for (const { title, bars } of charts) {
    const most = Math.max(...bars.map(bar => bar.value))
    parts.push(textAt(16, y + 14, title, 'font-weight="bold"'))
    y += TITLE
    for (const { label, value, text } of bars) {
      const width = Math.max(1, Math.round(((WIDTH - LABEL - AFTER) * value) / most))
      parts.push(
        textAt(LABEL - 10, y + 14, label, 'text-anchor="end"'),
        `<rect x="${LABEL}" y="${y + 2}" width="${width}" height="${ROW - 9}" rx="2" fill="#3b76af"/>`,
        textAt(LABEL + width + 8, y + 14, text),
      )
      y += ROW
    }
    y += GAP
  }
  parts.push(textAt(16, y, note, 'font-size="11" fill="#555"'))
  const height = y + 16
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`,
    '  font-family="system-ui, sans-serif" font-size="13" fill="#222">',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}
