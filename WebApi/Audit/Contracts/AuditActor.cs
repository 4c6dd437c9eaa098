namespace UserMacro.WebApi.Audit.Contracts;

/// <summary>The kind of actor of an audit log entry.</summary>
internal enum AuditActor
{
    /// <summary>A person of the site, named by account id.</summary>
    Account,

    /// <summary>A person who has been forgotten, or who was not recorded.</summary>
    FormerUser,

    /// <summary>The service itself, or a caller without an account.</summary>
    Service,
}
