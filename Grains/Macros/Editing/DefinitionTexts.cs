using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Grains.Macros.Editing;

internal static class DefinitionTexts
{
    /// <summary>The definition without what is large in it: for lists and forms.</summary>
    public static MacroDefinition WithoutTexts(this MacroDefinition definition) => definition with { Template = "", Styles = "", Script = "" };
}
