namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>A template made by <see cref="GeneratedTemplates"/>.</summary>
public sealed record GeneratedTemplate(string Text)
{
    public override string ToString() => Text;
}
