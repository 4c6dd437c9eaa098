using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Reads;

/// <summary>Templates of one language, by what they read of a request.</summary>
internal abstract class LanguageReads
{
    public abstract TemplateInput Input { get; }

    public abstract IReadOnlyList<string> ViewerTemplates { get; }

    public abstract IReadOnlyList<string> TimeTemplates { get; }

    public abstract IReadOnlyList<string> DataTemplates { get; }

    /// <summary>They read nothing of these.</summary>
    public abstract IReadOnlyList<string> IndependentTemplates { get; }

    /// <summary>Asks whether anybody is signed in.</summary>
    public abstract string AnonymousTemplate { get; }

    /// <summary>A text that is in each template that may read the viewer.</summary>
    public abstract string ViewerName { get; }

    /// <summary>The object that leads to the viewer.</summary>
    protected abstract string Start { get; }

    /// <summary>The number of ways that <see cref="Detour"/> has.</summary>
    protected abstract int Ways { get; }

    public static LanguageReads For(Language language) => language == Language.Velocity ? new VelocityReads() : new ScribanReads();

    public abstract CompiledTemplate Compile(string template);

    public TemplateReads ReadsOf(string template, TemplateInput input) =>
        Compile(template).Render(input, RenderLimits.Default, CancellationToken.None).ShouldBeOfType<TemplateOutput>().Reads;

    /// <summary>A template that passes the object on in some ways, one after another, and then reads the viewer.</summary>
    public string RandomDetour(Random random)
    {
        var (template, expression) = ("", Start);
        for (var step = random.Next(1, 6); step > 0; step--)
        {
            (template, expression) = Detour(random.Next(Ways), step, template, expression);
        }

        return End(template, expression, isRead: random.Next(2) == 0);
    }

    protected abstract (string Template, string Expression) Detour(int way, int step, string template, string expression);

    /// <summary>Reads the viewer, or asks whether there is one.</summary>
    protected abstract string End(string template, string expression, bool isRead);
}
