using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects;

/// <summary>An object that Confluence hands to templates.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Fields">What is known of this one; empty when the run itself knows.</param>
/// <param name="Text">What it prints; its kind when empty.</param>
internal sealed record HostObject(HostType Type, IReadOnlyDictionary<string, object?> Fields, string Text = "") : IPrintable
{
    static readonly Dictionary<string, object?> NoFields = [];

    public HostObject(HostType type)
        : this(type, NoFields)
    {
    }

    public object? this[string field] => Fields.GetValueOrDefault(field);

    public string Print() => Text.Length > 0 ? Text : Type.Name;
}
