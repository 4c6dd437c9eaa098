using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban.Context;
using UserMacro.Templating.Tests.Reads;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>What a run reads is recorded, whatever name it is read by.</summary>
public sealed class ScopeTests
{
    static readonly TemplateInput Input = new ScribanReads().Input;

    /// <summary><c>this</c> is the scope of the template's own variables: it does not lead to what a request brings.</summary>
    [Theory]
    [InlineData("{{ this['us' + 'er'] | object.to_json }}")]
    [InlineData("{{ x = this; x['user'] | object.to_json }}")]
    [InlineData("{{ for m in this; m; end }}")]
    [InlineData("{{ this | object.values | object.to_json }}")]
    [InlineData("{{ this | object.keys }}")]
    [InlineData("{{ this.user?.id }}")]
    [InlineData("{{ this.now }}")]
    [InlineData("{{ x = user; this | object.to_json }}")]
    [InlineData("{{ with this; user?.id; end }}")]
    [InlineData("{{ this['x'] = user; x?.id }}")]
    [InlineData("{{ import this; now }}")]
    public void Run_ByTheScope_RecordsWhatItDependsOn(string template)
    {
        Scribans.Compiled(template).IsVolatile.ShouldBeTrue();
        ReadsAssert.HoldsFor(Scribans.Compiled(template), Input, template);
    }

    /// <summary>Every name of the model and each of its members, read directly and through a variable.</summary>
    [Fact]
    public void Run_EveryNameOfTheModel_RecordsWhatItDependsOn()
    {
        foreach (var name in ModelNames.All)
        {
            Scribans.Run($"{{{{ {name} }}}}", Input).ShouldBeOfType<TemplateOutput>().Reads.ShouldNotBe(TemplateReads.None, name);
            foreach (var member in ModelNames.Members.TryGetValue(name, out var members) ? members : [])
            {
                foreach (var template in (ReadOnlySpan<string>)[
                    $"{{{{ {name}.{member} }}}}", $"{{{{ x = {name}; x['{member}'] }}}}", $"{{{{ [{name}] | array.map '{member}' }}}}"])
                {
                    ReadsAssert.HoldsFor(Scribans.Compiled(template), Input, template);
                }
            }
        }
    }
}
