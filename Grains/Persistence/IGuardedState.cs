namespace UserMacro.Grains.Persistence;

/// <summary>
/// A stored state of which an older version must never count again, such as one in which a token is not revoked yet. How far it has come is remembered
/// apart from it and from its backups, so one that was put back, or whose row was deleted, is refused.
/// </summary>
internal interface IGuardedState
{
    /// <summary>Rises with each change that must not be undone by an older version; at least 1 in a state that was ever stored.</summary>
    long Generation { get; }
}
