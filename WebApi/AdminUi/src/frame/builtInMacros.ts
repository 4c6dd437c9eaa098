/** Macros that Confluence brings itself, and converts in a body; a test keeps the list equal to the service's. */
const names = new Set(
  (
    'activity-stream anchor attachments blog-posts blogposts calendar change-history chart cheese children cloud-anchor code color ' +
    'column content-by-label content-by-user contentbylabel content-report-table contributors contributors-summary ' +
    'create-from-template decisionreport details detailssummary drawio ehtml excerpt excerpt-include expand favorite-pages favpages ' +
    'forge gadget gallery global-reports html html-include im include index info inline-media-image jira jirachart jiraissues ' +
    'jiraroadmap junitreport labels-list listlabels livesearch loremipsum mathblock mathinline media multimedia mynetwork navmap ' +
    'network noformat note numbered-headings office-excel office-powerpoint office-word page-index page-properties ' +
    'page-properties-report page-tree pagetree pagetreesearch panel popular-labels popular portfolioforjiraplan profile ' +
    'profile-picture quote recently-updated recently-updated-dashboard recently-used-labels related-labels relatedlabels roadmap rss ' +
    'search section serviceinfo smart-link space-attachments space-details space-jump spacegraph spaces status status-list statuslist ' +
    'subsection table-excerpt table-excerpt-include task-report tasklist tasks-report tasks-report-macro team-calendar tip toc ' +
    'toc-zone unmigrated-inline-wiki-markup unmigrated-wiki-markup unrendered userlister view-doc view-file view-pdf view-ppt view-xls ' +
    'viewdoc viewfile viewpdf viewppt viewxls warning widget widget-connector'
  ).split(' '),
);

/** Whether Confluence brings a macro of this name; any other is an app's, ours or another's. */
export const isBuiltIn = (name: string): boolean => names.has(name);
