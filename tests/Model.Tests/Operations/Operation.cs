namespace UserMacro.Model.Tests.Operations;

/// <summary>One thing that somebody does. Its numbers are resolved against the state at that time, so that any part of a plan can run alone.</summary>
/// <param name="Index">Its place in the plan.</param>
/// <param name="Batch">Operations of one batch are sent together if they touch nothing in common.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Site">On which site.</param>
/// <param name="Key">Chooses the macro, the part or the token.</param>
/// <param name="Choice">Chooses the content, the revision or the archive.</param>
/// <param name="Caller">Chooses who does it, and through which front end.</param>
/// <param name="Way">Chooses If-Match and Idempotency-Key.</param>
sealed record Operation(int Index, int Batch, OperationKind Kind, int Site, int Key, int Choice, int Caller, int Way)
{
    /// <summary>The front end that it is sent to.</summary>
    public int FrontEnd => Caller & 1;

    public override string ToString() => $"#{Index} batch {Batch} {Kind} site {Site} key {Key} choice {Choice} caller {Caller} way {Way}";
}

/// <summary>What is done.</summary>
enum OperationKind
{
    Create,
    Duplicate,
    SaveDraft,
    RaceOfSaves,
    RaceOfPublishes,
    Discard,
    Publish,
    Restore,
    Disable,
    Enable,
    Unpublish,
    Delete,
    RequestApproval,
    WithdrawApproval,
    Approve,
    Reject,
    SaveSettings,
    CreatePart,
    SavePart,
    DeletePart,
    Republish,
    CreateToken,
    RevokeToken,
    Export,
    Import,
    Compare,
}
