/** The categories of Confluence's macro browser. */
export const categoryChoices = [
  { value: 'formatting', label: 'Formatting' },
  { value: 'confluence-content', label: 'Confluence content' },
  { value: 'media', label: 'Media' },
  { value: 'visuals', label: 'Visuals' },
  { value: 'navigation', label: 'Navigation' },
  { value: 'reporting', label: 'Reporting' },
  { value: 'external-content', label: 'External content' },
  { value: 'communication', label: 'Communication' },
  { value: 'development', label: 'Development' },
  { value: 'admin', label: 'Administration' },
];
