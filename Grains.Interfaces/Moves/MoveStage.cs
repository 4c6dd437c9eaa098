namespace UserMacro.Grains.Interfaces.Moves;

/// <summary>Where a tenant is in a move between two deployments. In each of these stages nothing of the tenant can be written by its grains.</summary>
public enum MoveStage
{
    /// <summary>It is being copied to another deployment: its macros are rendered, and nothing can be changed.</summary>
    ReadOnly,

    /// <summary>Another deployment serves it; what is here waits to be erased.</summary>
    Moved,

    /// <summary>It is being copied from another deployment, and is not served here yet.</summary>
    Arriving,
}
