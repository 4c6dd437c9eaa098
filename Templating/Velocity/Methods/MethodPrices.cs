using System.Collections.Frozen;
using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Methods;

/// <summary>What each method of a template costs. One that is not listed cannot be called.</summary>
internal static class MethodPrices
{
    /// <summary>Objects that Confluence hands to templates: most of their members read one value.</summary>
    public const string Host = "host";

    static readonly FrozenDictionary<string, Price> Prices = new (Price Price, string Kind, string Methods)[]
    {
        (Price.Call, "text", "length isEmpty toString intern charAt codePointAt"),
        (Price.Read, "text", "isBlank hashCode"),
        (Price.Copy, "text", "trim strip"),
        (Price.Call, "text", "toLowerCase toUpperCase compareToIgnoreCase"),
        (Price.Call, "text",
            "equals equalsIgnoreCase compareTo startsWith endsWith substring contains indexOf lastIndexOf concat repeat replace "
                + "replaceAll replaceFirst matches split toCharArray valueOf"),

        (Price.Call, "list", "size isEmpty get set clear"),
        (Price.List, "list", "toArray iterator"),
        (Price.Call, "list", "add addAll subList remove contains containsAll indexOf lastIndexOf toString equals"),
        (Price.Call, "collection", "size isEmpty"),
        (Price.List, "collection", "toArray iterator"),
        (Price.Call, "collection", "contains containsAll toString equals"),
        (Price.Call, "iterator", "hasNext next"),

        (Price.Call, "map", "size isEmpty clear"),
        (Price.Call, "map", "get getOrDefault containsKey put putAll remove containsValue toString equals"),
        (Price.List, "map", "keySet values entrySet"),
        (Price.Call, "entry", "getKey getValue"),
        (Price.Call, "entry", "toString"),

        (Price.Call, "number", "intValue longValue doubleValue hashCode compareTo max min isNaN"),
        (Price.Call, "number", "toString equals"),
        (Price.Read, "number", "parseInt parseDouble valueOf"),
        (Price.Call, "boolean", "compareTo booleanValue toString equals"),
        (Price.Compare, "boolean", "parseBoolean valueOf"),
        (Price.Call, "loop", "getIndex getCount hasNext getHasNext getFirst isFirst getLast isLast getParent getTopmost"),
        (Price.Call, "date", "getTime getYear getMonth getDate getDay getHours getMinutes before after compareTo equals toString"),

        (Price.Call, "calendar",
            "getTime getTimeInMillis get getYear getMonth getDate getDay getHours getMinutes before after compareTo equals toString"),
        (Price.Call, "json", "serialize toString"),

        (Price.Call, Host,
            "htmlEncode htmlEncodeAndReplaceSpaces escapeXml escapeXMLCharacters escapeForHtmlAttribute plain2html urlEncode "
                + "escapeForJavascript escapeForJavascriptVariable convert toJson"),
        (Price.Read, Host,
            "getStringProperty getTextProperty getLongProperty hasMembership getGroupNames getGroupNamesForUserName "
                + "getGroupNamesForUser getUser getUserByName getUserByKey"),
        (Price.Call, Host,
            "format formatDate formatDateFull formatDateTime formatTime formatServerDate formatGivenString getCurrentDateTime "
                + "getCalendar abs max min floor ceil round sqrt pow"),
        // Of a page, a space, a person and the request: what the run brought, or data that charge for themselves when they are read.
        (Price.Call, Host,
            "toString getId getIdAsString getTitle getDisplayTitle getUrlPath getName getFileName getContentType getMediaType "
                + "getFileSize getDownloadPath getDownloadPathWithoutVersion"),
        (Price.Call, Host,
            "getType getVersion getSpace getSpaceKey getCreationDate getLastModificationDate getCreator getCreatorName getLabels "
                + "getLastModifier getLastModifierName getAncestors getParent getChildren getSortedChildren"),
        (Price.Call, Host,
            "hasChildren getAttachments getLatestVersionsOfAttachments getProperties getEntity getKey getHomePage getLowerName "
                + "getFullName getContextPath getRemoteUser getOutputType"),
        (Price.Call, Host,
            "getPageTitle getBaseUrl getSiteRoot getAuthenticatedUser getDateFormatter getGlobalSettings isPrintableVersion getPage "
                + "getDomainName getWebAppContextPath"),
    }.SelectMany(entry => entry.Methods.Split(' ').Select(method => KeyValuePair.Create(Key(entry.Kind, method), entry.Price)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kinds and names that have a price, such as <c>text.replace</c>.</summary>
    public static IEnumerable<string> Names => Prices.Keys;

    /// <summary>The same method, charged by the size of its target and arguments before it runs.</summary>
    /// <param name="kind">What it belongs to.</param>
    /// <param name="name">Its name in Java.</param>
    /// <param name="method">What it does.</param>
    /// <exception cref="KeyNotFoundException">It has no price.</exception>
    public static Method Charged(string kind, string name, Method method)
    {
        var price = Prices[Key(kind, name)];
        if (price == Price.Call)
        {
            return method;
        }

        return call =>
        {
            long elements = JavaSizes.Measure(call.Target);
            foreach (var argument in call.Arguments)
            {
                elements += JavaSizes.Measure(argument);
            }

            price.Charge(call.Run, elements);
            return method(call);
        };
    }

    static string Key(string kind, string name) => $"{kind}.{name}";
}
