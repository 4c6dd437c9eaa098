namespace UserMacro.Templating.Runtime.Values;

/// <summary>JSON that a template made: written as it is among script code, as text elsewhere.</summary>
internal sealed class JsonText(string json)
{
    public override string ToString() => json;
}
