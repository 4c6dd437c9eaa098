using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Compilation;

namespace UserMacro.Templating.Tests.Runtime.Guard;

/// <summary>A run is charged for what it does by its size: neither less nor more than it takes.</summary>
public sealed class ChargeTests
{
    const int Length = 262_000;

    static readonly TemplateInput Input = Velocity.Velocities.Input with
    {
        Parameters = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["letters"] = new string('a', Length),
            ["markup"] = string.Concat(Enumerable.Repeat("<i>x</i>", Length / 8)),
        },
        Body = string.Concat(Enumerable.Repeat("<b>x</b>", Length / 8)),
        BodyIsMarkup = true,
    };

    /// <summary>A thousand look-ups by a key of the largest size, which is hashed and compared each time.</summary>
    public static TheoryData<Language, string> LongKeys => new()
    {
        { Language.Velocity, "#set($k = $paramletters)#set($m = {$k: 1})#foreach($i in [1..1000])#set($x = $m[$k])#end" },
        { Language.Velocity, "#set($k = $paramletters)#set($m = {})#foreach($i in [1..1000])#set($m[$k] = 1)#end" },
        { Language.Velocity, "#set($k = $paramletters)#foreach($i in [1..1000])#set($m = {$k: 1})#end" },
        { Language.Velocity, "#set($k = $paramletters)#set($m = {$k: 1})#foreach($i in [1..1000])#set($x = $m.get($k))#end" },
        { Language.Velocity, "#set($k = $paramletters)#set($m = {$k: 1})#foreach($i in [1..1000])#set($x = $m.put($k, 1))#end" },
        { Language.Velocity, "#set($k = $paramletters)#set($m = {$k: 1})#foreach($i in [1..1000])#set($x = $m.containsKey($k))#end" },
        { Language.Velocity, "#set($k = $paramletters)#set($m = {$k: 1})#foreach($i in [1..1000])#set($x = $m.remove($k))#end" },
        { Language.Velocity, "#set($k = $paramletters)#set($m = {$k: 1})#foreach($i in [1..1000])#set($x = $m.getOrDefault($k, 1))#end" },
        {
            Language.Velocity,
            "#set($m = {'k': $paramletters})#foreach($e in $m.entrySet())#foreach($i in [1..1000])#set($n = {$e: 1})#end#end"
        },
        {
            Language.Velocity,
            "#set($m = {'k': $paramletters})#foreach($e in $m.entrySet())#set($n = {$e: 1})#foreach($i in [1..1000])#set($x = $n[$e])#end#end"
        },
        { Language.Velocity, "#set($k = $paramletters)#foreach($i in [1..1000])#set($x = $content.properties.getStringProperty($k))#end" },
        { Language.Scriban, "{{ k = params.letters; m = {}; m[k] = 1; for i in 1..1000; x = m | object.has_key k; end }}" },
        { Language.Scriban, "{{ k = params.letters; m = {}; m[k] = 1; for i in 1..1000; x = m | object.has_value k; end }}" },
        { Language.Scriban, "{{ k = params.letters; m = {}; m[k] = 1; for i in 1..1000; x = m[k]; end }}" },
        { Language.Scriban, "{{ k = params.letters; m = {}; for i in 1..1000; m[k] = 1; end }}" },
        { Language.Scriban, "{{ k = params.letters; m = {a: 1}; l = []; for i in 1..1000; l[i] = m; end; x = l | array.map k }}" },
    };

    /// <summary>Markup that is written without escaping is followed through its tags, up to four times here.</summary>
    public static TheoryData<Language, string> LongMarkup => new()
    {
        { Language.Scriban, "{{ params.markup | raw }}" },
        { Language.Scriban, "{{ body }}" },
        { Language.Scriban, "{{ capture c; params.markup | raw; end }}" },
        { Language.Scriban, "{{ x = params.letters | html.escape; x }}" },
        { Language.Scriban, "<svg>{{ x = params.letters | html.escape; x }}" },
        { Language.Velocity, "$body" },
        { Language.Velocity, "#set($x = '<i>x</i>')#foreach($i in [1..14])#set($x = $x + $x)#end$x" },
        { Language.Velocity, "#set($x = \"#foreach($i in [1..10000])<i></i>#end\")$x" },
    };

    [Theory]
    [MemberData(nameof(LongKeys))]
    public void Run_LongKeysInALoop_AreCharged(Language language, string template) =>
        Run(language, template, RenderLimits.Default with { Steps = 100_000, Time = TimeSpan.FromMinutes(1), AllocatedBytes = 1L << 30 })
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Steps);

    [Theory]
    [MemberData(nameof(LongMarkup))]
    public void Run_MarkupThatIsNotEscaped_IsCharged(Language language, string template) =>
        Run(language, template, RenderLimits.Default with { Steps = 1_200, Time = TimeSpan.FromMinutes(1) })
            .ShouldBeOfType<TemplateStop>().Reason.ShouldBe(StopReason.Steps);

    /// <summary>Following a template's own text costs nothing: its states are known before the run.</summary>
    [Theory]
    [InlineData(Language.Scriban)]
    [InlineData(Language.Velocity)]
    public void Run_LiteralText_CostsNothing(Language language) =>
        Run(language, string.Concat(Enumerable.Repeat("<i>x</i>", 12_000)), RenderLimits.Default with { Steps = 100 }).ShouldBeOfType<TemplateOutput>();

    [Fact]
    public void Run_ShortTextsFromBase64_AreChargedByTheirLength() =>
        Run(
            Language.Scriban,
            "{{ for i in 1..2000; x = 'w6RiYw==' | string.base64_decode; end; x }}",
            RenderLimits.Default with { Steps = 30_000, Time = TimeSpan.FromMinutes(1) })
            .ShouldBeOfType<TemplateOutput>().Text.ShouldBe("äbc");

    static TemplateResult Run(Language language, string template, RenderLimits limits) =>
        Compile(language, template).Render(Input, limits, CancellationToken.None);

    static CompiledTemplate Compile(Language language, string template) =>
        new TemplateCompiler().Compile(new("box", template, OutputMarkup.Html, [.. Input.Parameters.Keys]) { Language = language })
            .Template.ShouldNotBeNull();
}
