namespace UserMacro.CommandLine.Api.Contracts;

/// <summary>A macro as its editor sees it.</summary>
/// <param name="Published">The revision that pages see; null when never published.</param>
internal sealed record MacroDetails(string Key, string State, Draft Draft, RevisionHeader? Published, bool HasUnpublishedChanges);
