import { PageHeader } from '../../components/PageHeader';
import { ArchiveSection } from './ArchiveSection';
import { DeletedMacros } from './DeletedMacros';
import { ErasureSection } from './ErasureSection';
import { RequestSection } from './RequestSection';
import styles from './Privacy.module.css';

/** What is stored about people and the site, and how it goes. */
export default function PrivacyPage() {
  return (
    <>
      <PageHeader back title="Data and privacy" summary="Requests of people for their data, deleted macros, and all that is stored about this site." />
      <div className={styles.content}>
        <RequestSection />
        <DeletedMacros />
        <ArchiveSection />
        <ErasureSection />
      </div>
    </>
  );
}
