import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
}

/** Shows a message in place of a page that broke, for example because a newer version was deployed meanwhile. */
export class PageBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) {
      return this.props.children;
    }
    return (
      <SectionMessage
        appearance="error"
        title="This page could not be shown"
        actions={<SectionMessageAction onClick={() => window.location.reload()}>Reload</SectionMessageAction>}
      >
        <p>Reload it to continue. Drafts are saved as you type.</p>
      </SectionMessage>
    );
  }
}
