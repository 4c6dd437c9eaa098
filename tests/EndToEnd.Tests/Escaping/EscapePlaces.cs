namespace UserMacro.EndToEnd.Tests.Escaping;

/// <summary>A place of a value in a template.</summary>
/// <param name="Template">The template, in which «v» stands for the value.</param>
/// <param name="Loads">Whether the author lets the value be an address that is loaded.</param>
/// <param name="Named">Whether the value may be the name of a harmless tag or attribute.</param>
sealed record EscapePlace(string Template, bool Loads = false, bool Named = false);

/// <summary>Every kind of place that a value can be written to.</summary>
static class EscapePlaces
{
    public static readonly EscapePlace[] All =
    [
        new("<p>«v»</p>"),
        new("<p title=\"«v»\" id='«v»'>x</p>"),
        new("<textarea>«v»</textarea>"),
        new("<noscript><p title=\"«v»\">«v»</p></noscript>"),
        new("<svg><title>«v»</title><text class=\"«v»\">«v»</text></svg>"),

        new("<p class=«v»>x</p>"),
        new("<p class=a«v» id=«v»>x</p>"),
        new("<p class=«v»a id=x«v»y«v»>x</p>"),
        new("<p data-a= «v»\ntitle=b>x</p>"),
        new("<a href=«v»>x</a><a href=x«v»>x</a><a href=«v»:a>x</a>"),
        new("<p style=color:«v»>x</p>"),
        new("<p onclick=f(«v»)>x</p><p onclick=«v»>x</p>"),

        new("<a href=\"«v»\">x</a><a href='/a/«v»?«v»'>x</a>"),
        new("<a href=\"«v»:«v»\">x</a><a href=\"«v»«v»\">x</a>"),
        new("<a href=\"java«v»\">x</a><a href=\"java«v»:a\">x</a><a href=\"«v»&colon;a\">x</a>"),
        new("<form action=\"«v»\"><button formaction=\"«v»:x\">x</button></form>"),
        new("<img src=\"«v»\" srcset=\"/a 1x, «v» 2x, «v»:a 3x\">", Loads: true),

        new("<!-- «v» -->"),
        new("<!--«v»--><b>x</b>"),
        new("<!--«v»>«v»--><b>x</b>"),
        new("<!-- -«v»- --><b>x</b>"),

        new("<«v»>x</«v»>", Named: true),
        new("<h«v» class=\"«v»\">x</h«v»>", Named: true),
        new("<«v»x a=\"«v»\">x</«v»x>", Named: true),
        new("<p «v»>x</p><p «v»=\"f()\">x</p>", Named: true),
        new("<p on«v»=\"f()\" «v»src='//evil.test/a'>x</p><img «v»=\"//evil.test/b\">", Named: true),

        new("<style>.a{color:«v»}.z{top:1px}</style><p class=a>x</p>"),
        new("<style>.a{«v»:red}.z{top:1px}</style>"),
        new("<style>.a{ «v» }.z{top:1px}</style>"),
        new("<style>#id«v»{width:«v»px}.z{top:1px}</style>"),
        new("<style>«v»{color:red}.z{top:1px}</style>"),
        new("<style>.a{width:calc(1px + «v»)}.a«v» .b{top:0}.z{top:1px}</style>"),
        new("<style>@media (max-width:«v»){.a{top:0}}.z{top:1px}</style>"),
        new("<style>.a::before{content:\"«v»\";content:'«v»'}.z{top:1px}</style>"),
        new("<style>.a{background:url(«v»)}.z{top:1px}</style><p class=a>x</p>", Loads: true),
        new("<style>.a{background:url(\"«v»\"),url('«v»:x')}.z{top:1px}</style><p class=a>x</p>", Loads: true),
        new("<style>/* «v» */.a{top:0}/*«v»*/.z{top:1px}</style>"),
        new("<style>@import '«v»';@import url(«v»);.z{top:1px}</style>"),
        new("<p style=\"color:«v»;top:«v»px\">x</p>"),
        new("<p style=\"«v»\">x</p><p style=\"font-family:'«v»'\">x</p>"),
        new("<p style=\"background:url(«v»)\">x</p><p style=\"background:url('«v»')\">x</p>", Loads: true),

        new("<script>var a=«v»;f(«v»,{b:«v»});</script>"),
        new("<script>var data«v»=1;f(data«v»);</script>"),
        new("<script>var «v»=1;</script>"),
        new("<script>function f_«v»(){}f_«v»();</script>"),
        new("<script>var x={«v»:1};</script>"),
        new("<script>var o={};o.«v»=1;</script>"),
        new("<script>f('«v»',\"«v»\",'\\«v»');</script>"),
        new("<script>f(`«v»${«v»}$«v»`,`${'«v»'}${`«v»`}`);</script>"),
        new("<script>f(/«v»/,/[«v»]/,/a\\«v»/);</script>"),
        new("<script>f(1/«v»);</script>"),
        new("<script>// «v»\nf();/* «v» */f();/*«v»*/</script>"),
        new("<script><!--\nf(«v»);// «v»\n//--></script><b>«v»</b>"),
        new("<script>/*<!--<script>*/f('«v»');/*</script>-->*/f('«v»');</script><b>«v»</b>"),
        new("<script>var r=/<!--x-->/;f(«v»)</script><b>«v»</b>"),
        new("<p onclick=\"f(«v»,'«v»',data«v»,`«v»`)\">x</p>"),
        new("<script type=\"text/template\"><b title=\"«v»\"></b></script>"),
    ];
}
