namespace UserMacro.CommandLine.Commands;

/// <summary>How to import.</summary>
/// <param name="Path">A file or a folder.</param>
/// <param name="Apply">Whether to import; otherwise it is only told what would be.</param>
/// <param name="Publish">Whether to publish what runs.</param>
/// <param name="OnConflict"><c>skip</c>, <c>replace</c> or <c>rename</c>.</param>
/// <param name="Csv">Where to write the report as CSV; null for nowhere.</param>
/// <param name="Html">Where to write it as a page; null for nowhere.</param>
internal sealed record ImportOptions(string Path, bool Apply, bool Publish, string OnConflict, string? Csv, string? Html);
