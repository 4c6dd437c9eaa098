namespace UserMacro.Atlassian.Confluence.Storage;

/// <summary>Something written in a template that storage format cannot carry.</summary>
/// <param name="What">The element's name, in lower case.</param>
/// <param name="Index">Where its tag begins in the text.</param>
/// <param name="WithContent">Whether all that it holds goes with it.</param>
public sealed record StorageLoss(string What, int Index, bool WithContent);
