namespace UserMacro.Grains.Tests.Macros.Administrators;

/// <summary>What an administrator does.</summary>
internal enum OperationKind
{
    Read,
    Create,
    Delete,
    Save,
    Discard,
    Publish,
    Request,
    Approve,
    Reject,
    Withdraw,
    Restore,
    Unpublish,
    Disable,
    Enable,
    WantApproval,
    WantNoApproval,
}
