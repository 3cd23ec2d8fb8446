using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SmartCities.Longitudinal.ServiceTests;

/// <summary>
/// Which of some cities stood before which, list by list, over many answers. A list is known by its route and its place in the answer; lists that tell cities
/// apart by what they answered have names or classes of their own.
/// </summary>
public sealed partial class Orders(string[] cities)
{
    private readonly HashSet<(string List, string Before, string After)> seen = [];

    /// <summary>The routes whose answers had a list with two of the cities or more.</summary>
    public IEnumerable<string> Routes => seen.Select(it => it.List.Split(' ')[0]).Distinct();

    /// <summary>The lists that named two cities now in one order, now in the other.</summary>
    public IEnumerable<string> Contradictions() =>
        seen.Where(it => seen.Contains((it.List, it.After, it.Before))).Select(it => it.List).Distinct();

    public void Read(string route, string mediaType, string body)
    {
        if (mediaType.EndsWith("json", StringComparison.Ordinal))
            Read(route, JsonNode.Parse(body), "$");
        else if (mediaType == "text/html")
            ReadPage(route, body);
        else
            ReadLines(route, body);
    }

    public void Read(string route, JsonNode? node, string place)
    {
        switch (node)
        {
            case JsonObject members:
                List(route, $"{place}{{}}", members.Select(it => it.Key));
                foreach (var (name, value) in members)
                    Read(route, value, $"{place}.{(cities.Contains(name) ? "*" : name)}");
                break;
            case JsonArray items:
                List(route, $"{place}[]", items.Select(it => Only(it?.ToJsonString())));
                foreach (var item in items)
                    Read(route, item, $"{place}[]");
                break;
        }
    }

    public void ReadPage(string route, string html)
    {
        var open = new Stack<Element>([new("")]);
        var end = 0;
        foreach (Match tag in Tags().Matches(html))
        {
            open.Peek().Text += html[end..tag.Index];
            end = tag.Index + tag.Length;
            var (name, attributes) = (tag.Groups["name"].Value.ToLowerInvariant(), tag.Groups["attributes"].Value);
            if (tag.Groups["close"].Length > 0)
            {
                if (open.Any(it => it.Name == name))
                {
                    while (open.Pop().Name != name)
                    {
                    }
                }

                continue;
            }

            var element = new Element(name) { Class = Class().Match(attributes).Groups[1].Value, Text = attributes };
            open.Peek().Children.Add(element);
            if (!attributes.EndsWith('/') && name is not ("br" or "hr" or "img" or "input" or "link" or "meta"))
                open.Push(element);
        }

        Read(route, open.Last(), "");
    }

    public void ReadLines(string route, string text) => List(route, "lines", text.Split('\n').Select(Only));

    private void Read(string route, Element element, string place)
    {
        foreach (var alike in element.Children.GroupBy(it => $"{it.Name}.{it.Class}"))
            List(route, $"{place}/{alike.Key}", alike.Select(it => Only(it.Whole)));
        foreach (var child in element.Children)
            Read(route, child, $"{place}/{child.Name}.{child.Class}");
    }

    private void List(string route, string place, IEnumerable<string?> named)
    {
        var list = named.Where(it => it is not null && cities.Contains(it)).Distinct().ToList();
        for (var before = 0; before < list.Count; before++)
        {
            for (var after = before + 1; after < list.Count; after++)
                seen.Add(($"{route} {place}", list[before]!, list[after]!));
        }
    }

    /// <summary>The one city that an item of a list is about; none where it names several, or none.</summary>
    private string? Only(string? item) => cities.Where(it => item?.Contains(it, StringComparison.Ordinal) == true).ToList() is [var one] ? one : null;

    private sealed class Element(string name)
    {
        public string Name => name;

        public string Class { get; init; } = "";

        public string Text { get; set; } = "";

        public List<Element> Children { get; } = [];

        public string Whole => Text + string.Concat(Children.Select(it => it.Whole));
    }

    [GeneratedRegex("<(?<close>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>[^>]*)>")]
    private static partial Regex Tags();

    [GeneratedRegex("class=\"([^\"]*)\"")]
    private static partial Regex Class();
}
