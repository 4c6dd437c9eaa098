using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.WebApi.Hosts;

namespace UserMacro.WebApi.Editor;

/// <summary>Which macros a generic module can show.</summary>
internal sealed record GenericKind(bool IsStatic, bool IsInline, string Body)
{
    /// <summary>The kind of a module such as <c>usermacro-any-framed-block-none</c>; null for any other.</summary>
    public static GenericKind? TryParse(string module)
    {
        var parts = module.StartsWith(GenericModuleKeys.Prefix, StringComparison.Ordinal) ? module[GenericModuleKeys.Prefix.Length..].Split('-') : [];
        return parts is ["framed" or "static", "block" or "inline", "none" or "plain" or "rich"]
            ? new(parts[0] == "static", parts[1] == "inline", parts[2])
            : null;
    }

    public bool Fits(MacroDefinition definition) =>
        IsStatic == (definition.Output == OutputMode.Static)
        && IsInline == (definition.Layout == OutputLayout.Inline)
        && Body == (definition.Body switch { BodyMode.None => "none", BodyMode.Rendered => "rich", _ => "plain" });
}
