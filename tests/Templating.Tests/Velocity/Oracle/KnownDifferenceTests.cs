namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>Where our engine is meant to write something else than Apache Velocity 1.7: at most ten constructs, none of which public macros use.</summary>
public sealed class KnownDifferenceTests(ApacheVelocity oracle) : IClassFixture<ApacheVelocity>
{
    public static TheoryData<string, string> Differences() => new()
    {
        { "$x.class.name", "No reflection: it is what made macros of Data Center dangerous." },
        { "#set($a = \"x,y\")$a.split(\",\")", "An array prints its elements; Java prints an address that is another each time." },
        { "#evaluate(\"a\")", "No text is run as a template: publishing says so." },
        { "#macro(m $n)$n#if($n < 25)#set($k = $n + 1)#m($k)#end#end#m(1)", "Macros may call one another 40 deep, not 20." },
        { "$x.format(\"%s\", \"a\")", "Formats of Java's printf are not there; publishing says so." },
        { "$list.hashCode()", "Only texts and whole numbers have a hash code." },
        { "$\\!x", "Backslashes inside a reference are text." },
        { "$#if(true)y#end", "A dollar sign that is text stays; Apache Velocity loses some next to directives." },
        { "#foreach($i in $list)#set($ok = $list.add(1))#if($list.size() > 3)#break#end#end$list.size()",
            "A list may grow while a loop goes over it; Java ends with an exception." },
        { "#set(${a} = 1)$a", "A variable in braces can be set; Apache Velocity sets one of a strange name." },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task Render_KnownDifference_IsStillOne(string template, string reason)
    {
        const string Prelude = """#set($x="X")#set($list=["a"])""";

        (await oracle.RenderAsync(Prelude, template)).ShouldNotBe(Velocities.Unescaped(Prelude, template), reason);
    }

    [Fact]
    public void Differences_AreFew() => Differences().Count.ShouldBeLessThanOrEqualTo(10);
}
