namespace UserMacro.WebApi.Macros.Contracts;

/// <summary>How Confluence offers a macro by its own name.</summary>
internal enum ModuleState
{
    /// <summary>Not published, so nothing to offer.</summary>
    None,

    /// <summary>Asked for, not carried out yet.</summary>
    Pending,

    /// <summary>In the macro browser under its own name.</summary>
    Registered,

    /// <summary>Confluence refused it; the generic macro serves it.</summary>
    Refused,
}
