using Microsoft.Extensions.Logging;
using UserMacro.Grains.Interfaces.Operations;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Grains.Diagnostics;

/// <summary>All that grains write to the log: never a template, a value, a secret or an account.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "Render {Reference} of revision {Revision} ended by {Reason} at {Line}:{Column}")]
    public static partial void RenderStopped(ILogger logger, string reference, int revision, StopReason reason, int line, int column);

    [LoggerMessage(2002, LogLevel.Warning, "Grain {Grain}: a write has an unknown outcome; what is true is read before the next one")]
    public static partial void OutcomeUnknown(ILogger logger, string grain, Exception fault);

    [LoggerMessage(2003, LogLevel.Information, "Grain {Grain}: copying out is put off")]
    public static partial void CopyDelayed(ILogger logger, string grain, Exception fault);

    [LoggerMessage(2004, LogLevel.Warning, "Grain {Grain}: its record was written by another activation; this one ends")]
    public static partial void ChangedElsewhere(ILogger logger, string grain);

    [LoggerMessage(2005, LogLevel.Information, "Grain {Grain}: the record could not be compared with the stored one")]
    public static partial void CheckFailed(ILogger logger, string grain, Exception fault);

    [LoggerMessage(2006, LogLevel.Warning, "Call of {Method} on {Grain} refused: the caller has another tenant or none")]
    public static partial void TenantRefused(ILogger logger, GrainType grain, string method);

    [LoggerMessage(2007, LogLevel.Warning, "Modules of {Grain} could not be synchronised, next try in {Delay}: {Reason}")]
    public static partial void ModuleSyncFailed(ILogger logger, string grain, TimeSpan delay, string reason);

    [LoggerMessage(2008, LogLevel.Information, "Grain {Grain}: the storage does not answer; the grain keeps rendering until it does")]
    public static partial void RecoveryDelayed(ILogger logger, string grain, Exception fault);

    [LoggerMessage(2010, LogLevel.Warning, "Grain {Grain}: the settings of the site could not be read for an edit")]
    public static partial void SettingsUnread(ILogger logger, string grain, Exception fault);

    [LoggerMessage(
        2020,
        LogLevel.Warning,
        "What renders are working on is not recorded, since the folder {Folder} cannot be used ({Reason}): after an unclean end nobody "
            + "will know the macro. RenderPool:RecordPath names the folder")]
    public static partial void NoCrashRecord(ILogger logger, string folder, string reason);

    [LoggerMessage(2021, LogLevel.Warning, "{Path} is not the crash record of a silo and is left alone")]
    public static partial void ForeignCrashRecord(ILogger logger, string path);

    [LoggerMessage(
        2022,
        LogLevel.Warning,
        "A silo of this machine ended uncleanly while it was at {Count} jobs; their macros do not run until they have passed a trial")]
    public static partial void CrashRecordRead(ILogger logger, int count);

    [LoggerMessage(2023, LogLevel.Warning, "Grain {Grain} is quarantined ({Reason}) and is tried in a process of its own from {NextTry:u} on")]
    public static partial void Quarantined(ILogger logger, string grain, QuarantineReason reason, DateTimeOffset nextTry);

    [LoggerMessage(2024, LogLevel.Information, "A trial ended: passed {Passed}, exit code {ExitCode}")]
    public static partial void TrialEnded(ILogger logger, bool passed, int exitCode);

    [LoggerMessage(2025, LogLevel.Error, "No process could be started to try a macro in; it stays quarantined")]
    public static partial void TrialUnavailable(ILogger logger, Exception fault);

    [LoggerMessage(2026, LogLevel.Error, "The program that should try a macro did not start; the macro stays quarantined")]
    public static partial void TrialNotReady(ILogger logger);

    [LoggerMessage(2027, LogLevel.Information, "Suspicions could not be exchanged with the other silos: {Reason}")]
    public static partial void SuspicionsNotExchanged(ILogger logger, string reason);

    [LoggerMessage(2031, LogLevel.Warning, "Whether a silo was lost just before this one joined could not be read: {Reason}")]
    public static partial void VotesUnread(ILogger logger, string reason);

    [LoggerMessage(2028, LogLevel.Warning, "Grain {Grain}: its quarantine could not be stored; storing it is tried again: {Reason}")]
    public static partial void QuarantineNotStored(ILogger logger, string grain, string reason);

    [LoggerMessage(2029, LogLevel.Warning, "Grain {Grain}: its stored changes could not be dispatched to other records; dispatching them is tried again")]
    public static partial void SettlingDelayed(ILogger logger, string grain, Exception fault);

    [LoggerMessage(2030, LogLevel.Information, "Outbox record {Record} could not be reached; it is called again: {Reason}")]
    public static partial void OutboxUnwatched(ILogger logger, int record, string reason);

    [LoggerMessage(2050, LogLevel.Information, "Grain {Grain}: the erasure has come to the step {Step}")]
    public static partial void ErasureAdvanced(ILogger logger, string grain, string step);

    [LoggerMessage(2051, LogLevel.Warning, "Grain {Grain}: the step {Step} of the erasure failed; it is done again in {Delay}")]
    public static partial void ErasureDelayed(ILogger logger, string grain, string step, TimeSpan delay, Exception fault);

    [LoggerMessage(2052, LogLevel.Warning, "Grain {Grain}: the bytes of what was deleted could not be overwritten at once: {Reason}")]
    public static partial void ScrubDelayed(ILogger logger, string grain, string reason);

    [LoggerMessage(2080, LogLevel.Information, "Work on the keys is done: {Work}, {Changed} changed, {Refused} refused")]
    public static partial void KeyWorkDone(ILogger logger, KeyWork work, long changed, long refused);

    [LoggerMessage(2081, LogLevel.Warning, "Work on the keys, {Work}, could not continue; it is tried again in {Delay}")]
    public static partial void KeyWorkDelayed(ILogger logger, KeyWork work, TimeSpan delay, Exception fault);

    [LoggerMessage(2040, LogLevel.Information, "A front end could not be told about an access change: {Reason}")]
    public static partial void FrontEndNotTold(ILogger logger, string reason);

    [LoggerMessage(
        2041,
        LogLevel.Warning,
        "Grain {Grain}: the front ends could not be told about an access change; they notice it within ten seconds: {Reason}")]
    public static partial void AccessNotAnnounced(ILogger logger, string grain, string reason);

    [LoggerMessage(2060, LogLevel.Warning, "Grain {Grain}: stored accounts could not be reported to the host; they are reported again in {Delay}: {Reason}")]
    public static partial void AccountsNotReported(ILogger logger, string grain, TimeSpan delay, string reason);

    [LoggerMessage(2061, LogLevel.Warning, "Grain {Grain}: the host refused the report of an account; it is reported again in the next cycle")]
    public static partial void AccountRefused(ILogger logger, string grain);

    [LoggerMessage(2062, LogLevel.Warning, "Grain {Grain}: reporting stored accounts to the host failed; it is tried again within an hour")]
    public static partial void ReportingFailed(ILogger logger, string grain, Exception fault);

    [LoggerMessage(2070, LogLevel.Error, "Grain {Grain}: its record {State} is refused ({Fault}); see docs/operators/tampering.md")]
    public static partial void RecordRefused(ILogger logger, string grain, string state, string fault);

    [LoggerMessage(2071, LogLevel.Warning, "A refused record could not be entered in the audit log: {Reason}")]
    public static partial void RefusalNotAudited(ILogger logger, string reason);
}
