using System.Text;
using System.Xml;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>A macro in XML while it is read: a module of a descriptor, or an entry of Confluence's own map.</summary>
internal sealed class MacroElement
{
    const string Module = "user-macro";
    const string Stored = "UserMacroConfig";

    static readonly string[] Attributes = ["name", "key", "icon", "documentation-url", "hasBody", "bodyType"];

    readonly bool _isModule;
    readonly int _depth;
    readonly Dictionary<string, string> _attributes;
    readonly Dictionary<string, StringBuilder> _children = new(StringComparer.Ordinal);
    readonly List<string> _categories = [];
    readonly List<ParameterElement> _parameters = [];
    StringBuilder? _child;
    StringBuilder? _leaf;
    bool _isInCategories;

    /// <param name="reader">Positioned at the start of the macro's element.</param>
    public MacroElement(XmlReader reader)
    {
        _isModule = reader.LocalName == Module;
        _depth = reader.Depth;
        _attributes = Attributes.ToDictionary(name => name, name => AttributeOf(reader, name), StringComparer.Ordinal);
        IsComplete = reader.IsEmptyElement;
    }

    /// <summary>Whether its end was read.</summary>
    public bool IsComplete { get; private set; }

    public static bool IsMacro(XmlReader reader) => reader.LocalName == Module || reader.LocalName.EndsWith(Stored, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the node at the reader's position.</summary>
    public void Add(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Begin(reader);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                _child?.Append(reader.Value);
                _leaf?.Append(reader.Value);
                break;
            case XmlNodeType.EndElement:
                End(reader.Depth);
                break;
        }
    }

    public UserMacroSource ToSource(string file) => _isModule
        ? Source(
            file,
            AttributeOr("name", "key"),
            Child("label"),
            Child("template").Trim(),
            _attributes["icon"],
            _attributes["documentation-url"],
            _attributes["hasBody"],
            _attributes["bodyType"]) with
        {
            Parameters = _parameters.Count == 0 ? null : [.. _parameters.Select(parameter => parameter.ToParameter())],
        }
        : Source(
            file,
            Child("name"),
            Child("title"),
            Child("template"),
            Child("iconLocation"),
            Child("documentationUrl"),
            Child("hasBody"),
            Child("bodyType")) with
        {
            IsHidden = Child("hidden").Equals("true", StringComparison.OrdinalIgnoreCase),
        };

    UserMacroSource Source(string file, string name, string title, string template, string icon, string documentation, string hasBody, string bodyType) => new()
    {
        File = file,
        Name = name,
        Title = title,
        Description = Child("description"),
        Categories = [.. _categories],
        Icon = icon,
        Documentation = documentation,
        Body = hasBody.Equals("false", StringComparison.OrdinalIgnoreCase) ? UserMacroBody.None : BodyNames.Find(bodyType),
        Template = template,
    };

    void Begin(XmlReader reader)
    {
        if (reader.Depth == _depth + 1)
        {
            _child = new();
            // The first one of a name counts.
            _children.TryAdd(reader.LocalName, _child);
            _isInCategories = !_isModule && reader.LocalName == "categories";
            if (_isModule && reader.LocalName == "category")
            {
                AddCategory(AttributeOf(reader, "name"));
            }
        }
        else if (_isInCategories)
        {
            _leaf = new();
        }

        if (_isModule && reader.LocalName == "parameter" && AttributeOf(reader, "name").Length > 0)
        {
            _parameters.Add(new(reader));
        }
        else if (reader.LocalName == "value" && _parameters is [.., var last])
        {
            last.AddValue(reader);
        }

        if (reader.IsEmptyElement)
        {
            End(reader.Depth);
        }
    }

    void End(int depth)
    {
        if (depth == _depth)
        {
            IsComplete = true;
        }

        if (depth == _depth + 1)
        {
            (_child, _isInCategories) = (null, false);
        }

        if (_leaf is { } leaf)
        {
            AddCategory(leaf.ToString().Trim());
        }

        _leaf = null;
    }

    void AddCategory(string category)
    {
        if (category.Length > 0 && _categories.Count < MacroSourceList.MaxCategories)
        {
            _categories.Add(category);
        }
    }

    string Child(string name) => _children.TryGetValue(name, out var text) ? text.ToString() : "";

    string AttributeOr(string name, string other) => _attributes[name] is { Length: > 0 } value ? value : _attributes[other];

    static string AttributeOf(XmlReader reader, string name) => reader.GetAttribute(name)?.Trim() ?? "";

    /// <summary>A parameter that a descriptor lists.</summary>
    sealed class ParameterElement(XmlReader reader)
    {
        readonly int _depth = reader.Depth;
        readonly UserMacroParameter _parameter = new()
        {
            Name = AttributeOf(reader, "name"),
            Type = AttributeOf(reader, "type") is { Length: > 0 } type ? type.ToLowerInvariant() : "string",
            Default = AttributeOf(reader, "default"),
            Required = AttributeOf(reader, "required").Equals("true", StringComparison.OrdinalIgnoreCase),
            Multiple = AttributeOf(reader, "multiple").Equals("true", StringComparison.OrdinalIgnoreCase),
        };

        readonly List<string> _values = [];

        /// <summary>Takes a <c>value</c>, which must come directly inside.</summary>
        public void AddValue(XmlReader value)
        {
            if (value.Depth == _depth + 1 && AttributeOf(value, "name") is { Length: > 0 } name)
            {
                _values.Add(name);
            }
        }

        public UserMacroParameter ToParameter() => _parameter with { Values = [.. _values] };
    }
}
