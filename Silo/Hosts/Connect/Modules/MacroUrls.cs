using System.Text;
using UserMacro.Grains.Interfaces.Definitions;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>
/// The address in a macro's module. Confluence fills in the variables and sends nothing that the address does not name
/// (docs/reference/connect-descriptor.md#addresses).
/// </summary>
internal static class MacroUrls
{
    static readonly string[] ContextVariables =
        ["page.id", "page.title", "page.type", "page.version", "space.key", "macro.id"];

    /// <param name="path">The beginning of the path.</param>
    /// <param name="macroKey">The macro.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="outputType">What the page is turned into, where the address is for that only; else Confluence says it.</param>
    public static string For(string path, string macroKey, MacroDefinition definition, string? outputType = null)
    {
        var url = new StringBuilder(path).Append('/').Append(macroKey);
        var separator = '?';
        foreach (var variable in ContextVariables)
        {
            Append(variable, $"{{{variable}}}");
        }

        // Copies of a block share the id of the macro, but not this one.
        Append("macro.local", "{macro.localId}");

        Append("output.type", outputType ?? "{output.type}");
        // Only a static macro is sent its body in full, and only when its address names it.
        if (definition is { Output: OutputMode.Static, Body: not BodyMode.None })
        {
            Append("macro.body", "{macro.body}");
        }

        // A text of several lines may be longer than an address: it is read from the page.
        foreach (var parameter in definition.Parameters.Where(parameter => !parameter.MultiLine))
        {
            Append("p." + parameter.Identifier, $"{{{parameter.Identifier}}}");
        }

        return url.ToString();

        void Append(string name, string value)
        {
            url.Append(separator).Append(name).Append('=').Append(value);
            separator = '&';
        }
    }
}
