namespace UserMacro.CommandLine.Definitions;

/// <summary>Whether output is on its own line, as the API names it.</summary>
internal enum OutputLayout
{
    Block,
    Inline,
}
