using System.Text;
using UserMacro.Grains.Interfaces.Macros;

namespace UserMacro.Grains.Modules;

/// <summary>The address in a macro's module. Confluence fills in the variables and sends nothing that the address does not name (connect-and-forge.md 1.5).</summary>
internal static class MacroUrls
{
    static readonly string[] ContextVariables =
        ["page.id", "page.title", "page.type", "page.version", "space.key", "macro.id", "output.type"];

    public static string Of(string path, string macroKey, MacroDefinition definition)
    {
        var url = new StringBuilder(path).Append('/').Append(macroKey);
        var separator = '?';
        foreach (var variable in ContextVariables)
            Append(variable, variable);
        // Only a static macro is sent its body in full, and only when its address names it.
        if (definition is { Output: OutputMode.Static, Body: not BodyMode.None })
            Append("macro.body", "macro.body");
        foreach (var parameter in definition.Parameters)
            Append("p." + parameter.Identifier, parameter.Identifier);
        return url.ToString();

        void Append(string name, string variable)
        {
            url.Append(separator).Append(name).Append("={").Append(variable).Append('}');
            separator = '&';
        }
    }
}
