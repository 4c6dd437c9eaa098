namespace UserMacro.WebApi.Modules.Contracts;

/// <summary>How Confluence offers a macro by its own name.</summary>
internal enum ModuleState
{
    /// <summary>Not published, so nothing to offer.</summary>
    None,

    /// <summary>Asked for, not carried out yet.</summary>
    Pending,

    /// <summary>In the macro browser under its own name.</summary>
    Registered,

    /// <summary>Confluence refused it, or its newest change; the generic macro serves what it did not take.</summary>
    Refused,

    /// <summary>All slots are taken; the generic macro serves it until one is free.</summary>
    Waiting,

    /// <summary>An administrator gave it to the generic macro.</summary>
    Generic,
}
