namespace UserMacro.WebApi.Transfer.Contracts.Imports;

/// <summary>The outcome of importing a macro of a bundle.</summary>
internal enum ImportOutcome
{
    /// <summary>It is there as a new macro.</summary>
    Created,

    /// <summary>It took the place of what was there.</summary>
    Replaced,

    /// <summary>It was left out.</summary>
    Skipped,

    /// <summary>It could not be imported; nothing of it was.</summary>
    Failed,
}
