namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The choice for a macro of an archive.</summary>
internal enum ImportAction
{
    /// <summary>Import it as a new macro.</summary>
    Create,

    /// <summary>Leave it out.</summary>
    Skip,

    /// <summary>Let it take the place of the draft and the publication that are there; their history continues.</summary>
    Replace,

    /// <summary>Import it as a new macro of another key.</summary>
    Rename,
}
