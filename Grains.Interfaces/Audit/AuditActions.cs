namespace UserMacro.Grains.Interfaces.Audit;

/// <summary>The stable names of audited actions.</summary>
public static class AuditActions
{
    public const string MacroCreated = "macro.created";
    public const string MacroPublished = "macro.published";
    public const string MacroRestored = "macro.restored";
    public const string MacroUnpublished = "macro.unpublished";
    public const string MacroDisabled = "macro.disabled";
    public const string MacroEnabled = "macro.enabled";
    public const string MacroDeleted = "macro.deleted";
    public const string MacroUndeleted = "macro.undeleted";
    public const string MacroSlowed = "macro.slowed";
    public const string MacroQuarantined = "macro.quarantined";
    public const string MacroTried = "macro.tried";
    public const string MacroReleased = "macro.released";
    public const string DraftDiscarded = "draft.discarded";
    public const string DraftTakenOver = "draft.taken-over";
    public const string ApprovalRequested = "approval.requested";
    public const string ApprovalGiven = "approval.given";
    public const string ApprovalRejected = "approval.rejected";
    public const string ApprovalWithdrawn = "approval.withdrawn";
    public const string ApprovalDropped = "approval.dropped";
    public const string HistoryShortened = "history.shortened";
    public const string ModuleNamed = "module.named";
    public const string ModuleReleased = "module.released";
    public const string ConnectionSaved = "connection.saved";
    public const string ConnectionDeleted = "connection.deleted";
    public const string SettingsChanged = "settings.changed";
    public const string SharedPartChanged = "shared-part.changed";
    public const string SharedPartDeleted = "shared-part.deleted";
    public const string TokenCreated = "token.created";
    public const string TokenRevoked = "token.revoked";
    public const string TokenSignedIn = "token.signed-in";
    public const string TokenRefused = "token.refused";
    public const string AdministratorRefused = "administrator.refused";
    public const string Exported = "macros.exported";
    public const string Imported = "macros.imported";
    public const string RecordRefused = "record.refused";
    public const string LinesMissing = "audit.lines-missing";
    public const string RestoreAccepted = "restore.accepted";
    public const string Erased = "tenant.erased";
    public const string ErasureRequested = "erasure.requested";
    public const string ErasureWithdrawn = "erasure.withdrawn";
    public const string ArchiveExported = "archive.exported";
    public const string AccountForgotten = "account.forgotten";
    public const string PrivacyRequested = "privacy.requested";
    public const string PrivacyWithdrawn = "privacy.withdrawn";
    public const string PrivacyAnswered = "privacy.answered";
    public const string OperatorContained = "operator.contained";
    public const string OperatorReleased = "operator.released";
    public const string OperatorRevokedSecrets = "operator.revoked-secrets";
    public const string OperatorTold = "operator.told";
    public const string OperatorRead = "operator.read";
    public const string OperatorBeganMove = "operator.began-move";
    public const string OperatorRolledBackMove = "operator.rolled-back-move";
    public const string OperatorMoved = "operator.moved";

    /// <summary>Whether it was an operator who did it.</summary>
    public static bool IsOfOperator(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.StartsWith("operator.", StringComparison.Ordinal);
    }
}
