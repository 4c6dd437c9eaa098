namespace UserMacro.Compatibility.Tests.Privacy;

/// <summary>
/// What each stored record is for, and how long it is kept. A record that is missing here fails the test: decide whether it may be stored at all.
/// </summary>
static class RecordPurposes
{
    public const string MacroObject = "macro object";
    public const string AppSetting = "app setting";
    public const string History = "history of macro changes";
    public const string Installation = "installation";

    const string WithMacro = "as long as the macro, and 30 days after it was deleted";
    const string WithSite = "until the site's data is erased: on request, or 30 days after the app was uninstalled";

    /// <summary>The categories; there are no others, and nothing else may be stored.</summary>
    public static IReadOnlyDictionary<string, string> Categories { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [MacroObject] = "Macros and what they are made of: definitions, drafts, shared parts, their state and counts of their use.",
        [AppSetting] = "What administrators set for the app in their site: rules, connections, API tokens, the choice of modules.",
        [History] = "Who changed what and when: revisions, the audit log, and the accounts of those who made changes.",
        [Installation] = "The record of the site's installation: keys, address and state, and the keys that its data is encrypted under.",
    };

    /// <summary>By alias of the stored type.</summary>
    public static IReadOnlyDictionary<string, RecordPurpose> All { get; } = new Dictionary<string, RecordPurpose>(StringComparer.Ordinal)
    {
        ["account-book"] = new(
            History, "Atlassian account IDs of those who changed something, each with the handle that all other records name it by, "
                + "and when it was stored and reported to Atlassian.", WithSite + "; of an account that was closed or erased, until then"),
        ["audit-index"] = new(History, "How many pages of the audit log each month has.", WithSite),
        ["audit-lines"] = new(History, "The audit log: what was done or refused, when, and the handle of who did it.", WithSite),
        ["catalog-shard"] = new(MacroObject, "The list of macros: key, name, state and what Confluence's macro browser shows of each.", WithMacro),
        ["certificate-keys-record"] = new(Installation, "The service's own key that certificates of erasure are signed with.", "as long as the service"),
        ["connection-book"] = new(
            AppSetting, "Connections to other servers that administrators named: address and headers.", "until an administrator deletes the connection"),
        ["directory-entry"] = new(Installation, "Which tenant a Confluence site is.", WithSite),
        ["erasure-record"] = new(
            Installation, "How far the erasure of a site's data is, and its certificate: what was erased, when and how much.", "for good: it is the proof"),
        ["idempotency-slot"] = new(
            History, "Status, ETag and Location of answers to requests with an idempotency key, so that a repeated request changes nothing twice.", "24 hours"),
        ["key-work-record"] = new(
            Installation, "How far an operator's work on the keys is: rotation, wrapping, encrypting again. It counts records and names at most one site's ID.",
            "until the next such work"),
        ["log-page"] = new(History, "Headers of older revisions: number, author's handle, time and note.", WithMacro),
        ["macro-head"] = new(
            MacroObject, "A macro: its published definition, its state, its newest revisions and what is still to be copied to other records.", WithMacro),
        ["module-sync-record"] = new(AppSetting, "Which macros are registered with Confluence's macro browser, and what it refused.", WithSite),
        ["move-keys-record"] = new(
            Installation, "The service's own key that archives of sites which move here from another deployment are sealed under.", "as long as the service"),
        ["move-record"] = new(
            Installation, "How far the move of a site between two deployments is: its steps with their times, the other region, numbers and sums of records, "
                + "the names of the site's installations and of its reminders.", "for good: it says when the data left or came"),
        ["outbox-record"] = new(
            MacroObject, "Which records have changes that are still to be copied to others.", "until they are copied, usually within a second"),
        ["part-texts"] = new(MacroObject, "The texts of a shared snippet or bundle.", "until an administrator deletes the part"),
        ["parts-index"] = new(MacroObject, "The list of shared snippets and bundles.", "until an administrator deletes the part"),
        ["privacy-request-list"] = new(
            History, "What people asked administrators to do with their data: what, when, their note, the answer, and the handles of both.",
            "until it is answered, and 90 days longer"),
        ["record-generations"] = new(
            Installation, "How far those of a site's records have come that must not be put back, as numbers.", WithSite),
        ["stored-draft"] = new(MacroObject, "The draft of a macro.", WithMacro),
        ["stored-revision"] = new(History, "One revision of a macro as it was published.", "as long as the macro, or as the site's setting for retention says"),
        ["tenant-record"] = new(Installation, "The installations of a site, the key of its tickets, and the site's settings.", WithSite),
        ["token-book"] = new(AppSetting, "API tokens: name, scopes, dates and a hash of each.", WithSite),
        ["usage-log"] = new(MacroObject, "Counts of how often a macro was rendered each day, and how quickly; nothing about viewers or pages.", "90 days"),
        ["wrapped-data-key"] = new(
            Installation,
            "The keys that a site's records are encrypted under, themselves encrypted: the current one, and previous ones until no record is under them. "
                + "With the region that they belong to, and where the site is in a move.",
            WithSite),
    };
}

/// <summary>What a record is for.</summary>
/// <param name="Category">One of <see cref="RecordPurposes.Categories"/>.</param>
/// <param name="Purpose">What it holds and why.</param>
/// <param name="Kept">How long.</param>
sealed record RecordPurpose(string Category, string Purpose, string Kept);
