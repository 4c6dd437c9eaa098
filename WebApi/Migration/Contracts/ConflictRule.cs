namespace UserMacro.WebApi.Migration.Contracts;

/// <summary>The choice for a macro whose key exists on the site.</summary>
internal enum ConflictRule
{
    /// <summary>Leave it out.</summary>
    Skip,

    /// <summary>Let it take the place of the draft that is there; history continues.</summary>
    Replace,

    /// <summary>Import it under the next free key.</summary>
    Rename,
}
