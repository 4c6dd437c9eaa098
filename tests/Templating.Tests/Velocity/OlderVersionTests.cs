namespace UserMacro.Templating.Tests.Velocity;

/// <summary>
/// Data Center runs Velocity 1.6.4. Where 1.7 cannot read what was text there, it is text here; what 1.7 can read keeps its meaning. The
/// outputs are those of 1.6.4's grammar, by hand: the oracle is 1.7.
/// </summary>
public sealed class OlderVersionTests
{
    [Theory]
    [InlineData("<script>var a = $rows[i], b = $rows[i + 1][j].c;</script>", "<script>var a = $rows[i], b = $rows[i + 1][j].c;</script>")]
    [InlineData("#set($rows = [1, 2])$rows[i] $rows.size()[i] $rows['a' b] $rows[0", "[1, 2][i] 2[i] [1, 2]['a' b] [1, 2][0")]
    [InlineData("$el.data[key] ${el}[key]", "$el.data[key] ${el}[key]")]
    [InlineData("#[[ x $n", "#[[ x 1")]
    [InlineData("a#[[b #if(true)c#end", "a#[[b c")]
    public void Render_TextThatOnlyVelocity17CannotRead_IsText(string template, string output) =>
        Velocities.Unescaped("#set($n = 1)", template).Output.ShouldBe(output);

    [Theory]
    [InlineData("#foreach($i in [7, 8])$foreach.index$foreach.count$foreach.hasNext #end", "01true 12false ")]
    [InlineData("#[[ $n #if ]]#", " $n #if ")]
    [InlineData("#set($l = ['a', 'b'])$l[0]$l[-1]#set($l[1] = 'c')$l[1]", "abc")]
    [InlineData("#set($s = \"say \"\"hi\"\"\")$s", "say \"hi\"")]
    [InlineData("#@m()body#end#macro(m)<$bodyContent>#end", "<body>")]
    public void Render_ConstructOfVelocity17_KeepsItsMeaning(string template, string output) =>
        Velocities.Unescaped("#set($n = 1)", template).Output.ShouldBe(output);
}
