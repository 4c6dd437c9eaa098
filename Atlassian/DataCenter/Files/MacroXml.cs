using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads <c>user-macro</c> modules of a plugin's descriptor, and the map that Confluence keeps its user macros in (user-macros.md A1).</summary>
internal static class MacroXml
{
    const string Module = "user-macro";
    const string Stored = "UserMacroConfig";

    public static MacroFileSet Read(string file, byte[] bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MacroFileReader.MaxFileBytes });
            var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
            var macros = document.Descendants().Where(element => element.Name.LocalName == Module).Select(element => OfModule(file, element))
                .Concat(document.Descendants().Where(element => element.Name.LocalName.EndsWith(Stored, StringComparison.OrdinalIgnoreCase)).Select(element => OfStore(file, element)))
                .ToList();
            return macros.Count == 0
                ? MacroFile.Problem(file, "This XML holds neither <user-macro> modules nor Confluence's stored user macros.")
                : Complete(file, macros);
        }
        catch (XmlException exception)
        {
            return MacroFile.Problem(file, $"This is no XML that can be read: see line {exception.LineNumber}. A document type is not allowed.");
        }
    }

    static MacroFileSet Complete(string file, List<UserMacroSource> macros)
    {
        var whole = macros.Where(macro => macro.Name.Length > 0 && macro.Template.Length > 0).ToImmutableArray();
        return new(whole, [.. macros.Except(whole).Select(macro => new FileProblem(file, macro.Name.Length > 0 ? $"“{macro.Name}” has no template." : "A macro has no name."))]);
    }

    static UserMacroSource OfModule(string file, XElement module) => new()
    {
        File = file,
        Name = Attribute(module, "name") is { Length: > 0 } name ? name : Attribute(module, "key"),
        Title = Child(module, "label"),
        Description = Child(module, "description"),
        Categories = [.. module.Elements().Where(element => element.Name.LocalName == "category").Select(element => Attribute(element, "name")).Where(category => category.Length > 0)],
        Icon = Attribute(module, "icon"),
        Documentation = Attribute(module, "documentation-url"),
        Body = IsFalse(Attribute(module, "hasBody")) ? UserMacroBody.None : BodyNames.Find(Attribute(module, "bodyType")),
        Parameters = Parameters(module),
        Template = Child(module, "template").Trim(),
    };

    static UserMacroSource OfStore(string file, XElement config) => new()
    {
        File = file,
        Name = Child(config, "name"),
        Title = Child(config, "title"),
        Description = Child(config, "description"),
        Categories = [.. config.Elements().Where(element => element.Name.LocalName == "categories").Descendants().Where(element => !element.HasElements).Select(element => element.Value.Trim())],
        Icon = Child(config, "iconLocation"),
        Documentation = Child(config, "documentationUrl"),
        Body = IsFalse(Child(config, "hasBody")) ? UserMacroBody.None : BodyNames.Find(Child(config, "bodyType")),
        IsHidden = Child(config, "hidden").Equals("true", StringComparison.OrdinalIgnoreCase),
        Template = Child(config, "template"),
    };

    /// <summary>The parameters that a descriptor lists; null when it leaves them to the template's header.</summary>
    static ImmutableArray<UserMacroParameter>? Parameters(XElement module)
    {
        var list = module.Descendants().Where(element => element.Name.LocalName == "parameter" && Attribute(element, "name").Length > 0).ToList();
        return list.Count == 0 ? null : [.. list.Select(Parameter)];
    }

    static UserMacroParameter Parameter(XElement element) => new()
    {
        Name = Attribute(element, "name"),
        Type = Attribute(element, "type") is { Length: > 0 } type ? type.ToLowerInvariant() : "string",
        Default = Attribute(element, "default"),
        Required = Attribute(element, "required").Equals("true", StringComparison.OrdinalIgnoreCase),
        Multiple = Attribute(element, "multiple").Equals("true", StringComparison.OrdinalIgnoreCase),
        Values = [.. element.Elements().Where(value => value.Name.LocalName == "value").Select(value => Attribute(value, "name")).Where(value => value.Length > 0)],
    };

    static string Attribute(XElement element, string name) => element.Attribute(name)?.Value.Trim() ?? "";

    static string Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value ?? "";

    static bool IsFalse(string value) => value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
