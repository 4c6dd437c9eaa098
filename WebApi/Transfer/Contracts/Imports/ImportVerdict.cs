namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The verdict on a macro of an archive.</summary>
internal enum ImportVerdict
{
    /// <summary>The site has no macro of its key.</summary>
    New,

    /// <summary>The site has the very same.</summary>
    Same,

    /// <summary>The site has another one of its key.</summary>
    Conflict,

    /// <summary>It cannot be imported as it is.</summary>
    Invalid,
}
