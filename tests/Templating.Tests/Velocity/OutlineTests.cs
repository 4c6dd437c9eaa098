using UserMacro.Shared;
using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>Text in double quotes is analysed once, however many texts it contains.</summary>
public sealed class OutlineTests
{
    [Theory]
    [InlineData("$x.f([", "'',", "''])")]
    [InlineData("#if(", "''=='' && ", "true)#end")]
    [InlineData("#set($x = [", "\"\"$y\"\",", "1])")]
    public void Compile_ManyTextsInOneText_TakesTimeByItsLength(string before, string inner, string after)
    {
        var template = $"#set($a = \"{before}{string.Concat(Enumerable.Repeat(inner, 240_000 / inner.Length))}{after}\")";
        _ = Velocities.Compile(template);

        var began = ThreadTime.Now;
        var result = Velocities.Compile(template);

        result.Template.ShouldNotBeNull();
        (ThreadTime.Now - began).ShouldNotBeNull().ShouldBeLessThan(TimeSpan.FromMilliseconds(500));
    }
}
