import type { ReactNode } from 'react'

/** A page: one heading, what it is for, what can be done with it, and its content. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="page">
      <div className="page-head">
        <div style={{ flex: 1, minWidth: 320 }}>
          <h1 className="page-title">{title}</h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="no-print">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
