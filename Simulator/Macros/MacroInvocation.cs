using System.Collections.Immutable;
using System.Xml.Linq;
using UserMacro.Simulator.StorageFormat;

namespace UserMacro.Simulator.Macros;

/// <summary>A macro as it is on a page.</summary>
/// <param name="Body">Storage format of a rich body, the text of a plain one, else empty.</param>
internal sealed record MacroInvocation(string Name, string Id, ImmutableArray<KeyValuePair<string, string>> Parameters, BodyType BodyType, string Body)
{
    public static MacroInvocation Read(XElement element) => new(
        (string?)element.Attribute(StorageNames.MacroName) ?? "",
        (string?)element.Attribute(StorageNames.MacroId) ?? "",
        [.. element.Elements(
            StorageNames.Parameter).Select(parameter => KeyValuePair.Create((string?)parameter.Attribute(StorageNames.MacroName) ?? "", parameter.Value))],
        element.Element(StorageNames.RichBody) is not null
            ? BodyType.RichText
            : element.Element(StorageNames.PlainBody) is not null
            ? BodyType.PlainText
            : BodyType.None,
        element.Element(StorageNames.RichBody) is { } rich ? StorageWriter.Inner(rich) : element.Element(StorageNames.PlainBody)?.Value ?? "")
    {
        LocalId = (string?)element.Attribute(StorageNames.LocalId) ?? "",
    };

    /// <summary>Tells copies of a macro apart, which share its id.</summary>
    public string LocalId { get; init; } = "";

    public string? Parameter(string name) => Parameters.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.Ordinal)).Value;

    /// <summary>The stored value of a declared parameter, by its identifier or one of its aliases; null when the author left it alone.</summary>
    public string? ValueOf(MacroParameter parameter) =>
        Parameter(parameter.Identifier) ?? parameter.Aliases.Select(Parameter).FirstOrDefault(value => value is not null);
}
