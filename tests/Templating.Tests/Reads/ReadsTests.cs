using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Reads;

/// <summary>What a run reads is recorded, however the template gets to it.</summary>
public sealed class ReadsTests
{
    static readonly Language[] Languages = [Language.Scriban, Language.Velocity];

    public static TheoryData<Language, TemplateReads, string> VolatileTemplates =>
    [
        .. Languages.SelectMany(language => LanguageReads.For(language).ViewerTemplates.Select(template => (language, TemplateReads.Viewer, template))),
        .. Languages.SelectMany(language => LanguageReads.For(language).TimeTemplates.Select(template => (language, TemplateReads.Time, template))),
        .. Languages.SelectMany(language => LanguageReads.For(language).DataTemplates.Select(template => (language, TemplateReads.Data, template))),
    ];

    public static TheoryData<Language, string> IndependentTemplates =>
        [.. Languages.SelectMany(language => LanguageReads.For(language).IndependentTemplates.Select(template => (language, template)))];

    [Theory]
    [MemberData(nameof(VolatileTemplates))]
    public void Run_ByAnyDetour_RecordsWhatItRead(Language language, TemplateReads expected, string template) =>
        ShouldRead(LanguageReads.For(language), template, expected);

    [Theory]
    [MemberData(nameof(IndependentTemplates))]
    public void Run_IndependentOfTheViewer_RecordsNothingVolatile(Language language, string template)
    {
        var reads = LanguageReads.For(language);

        var results = ReadsAssert.RunAll(reads.Compile(template), reads.Input);

        results.ShouldAllBe(result => result is TemplateOutput && (((TemplateOutput)result).Reads & TemplateReads.Volatile) == TemplateReads.None);
        results.Select(result => ((TemplateOutput)result).Text).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(IndependentTemplates))]
    public void Compile_IndependentOfTheViewer_IsPredicted(Language language, string template)
    {
        var reads = LanguageReads.For(language);

        // Code that a run does not reach may depend on the viewer.
        reads.Compile(template).IsVolatile.ShouldBe(template.Contains(reads.ViewerName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.Scriban)]
    [InlineData(Language.Velocity)]
    public void Run_NobodySignedIn_HasReadTheViewer(Language language)
    {
        var reads = LanguageReads.For(language);

        reads.ReadsOf(reads.AnonymousTemplate, reads.Input with { UserId = null }).HasFlag(TemplateReads.Viewer).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Language.Scriban)]
    [InlineData(Language.Velocity)]
    public void Run_RandomDetours_RecordTheViewer(Language language)
    {
        var (reads, random) = (LanguageReads.For(language), new Random(13));
        for (var i = 0; i < 1000; i++)
        {
            ShouldRead(reads, reads.RandomDetour(random), TemplateReads.Viewer);
        }
    }

    static void ShouldRead(LanguageReads reads, string template, TemplateReads expected)
    {
        reads.ReadsOf(template, reads.Input).HasFlag(expected).ShouldBeTrue(template);
        reads.Compile(template).IsVolatile.ShouldBeTrue(template);
        ReadsAssert.HoldsFor(reads.Compile(template), reads.Input, template);
    }
}
