namespace UserMacro.CommandLine.Definitions;

/// <summary>Whether output stands on its own line, as the API names it.</summary>
internal enum OutputLayout
{
    Block,
    Inline,
}
